-- The tables of Sage 100 Contractor that a reader needs, as far as they are publicly known; what is not is made up in their style.
-- Every table has the same first columns, for which {row TYPE} stands, with the type of recnum. {schema} is put before each name.

-- Posting sources.
create table {schema}source (
    {row integer},
    srcnme varchar(50)
);

-- Accounts. acttyp: 1 cash, 2 current asset, 3 work in progress, 4 other asset, 5 fixed asset, 6 depreciation, 7 current liability, 8 long-term liability, 9 equity, 11 operating income, 12 other income, 13 direct expense, 14 equipment and shop, 15 overhead, 16 administration, 17 other. dbtcrd: 1 debit, 2 credit.
create table {schema}lgract (
    {row integer},
    shtnme varchar(30),
    lngnme varchar(50),
    acttyp integer,
    csttyp integer,
    dbtcrd smallint,
    sumact integer,
    begbal decimal(14,2),
    endbal decimal(14,2),
    strbal decimal(14,2),
    inactv smallint
);

-- Balances at the end of a period, debit positive; period 0 is brought forward. With the budget of the period.
create table {schema}lgrbal (
    {row bigint},
    lgract integer,
    postyr smallint,
    actprd smallint,
    balnce decimal(14,2),
    budget decimal(14,2)
);

-- Ledger entries. status: 1 open, 2 posted, 3 void.
create table {schema}lgrtrn (
    {row bigint},
    trnnum varchar(20),
    trndte date,
    entdte date,
    dscrpt varchar(50),
    srcnum integer,
    status smallint,
    actprd smallint,
    postyr smallint,
    vndnum integer,
    pchord varchar(20)
);

-- Lines of ledger entries; recnum is the entry. subact: branch and division, two digits each. jobnum: of construction jobs.
create table {schema}lgtnln (
    {row bigint},
    linnum integer,
    lgract integer,
    subact integer,
    dscrpt varchar(50),
    dbtamt decimal(14,2),
    crdamt decimal(14,2),
    jobnum integer
);

-- Vendors.
create table {schema}actpay (
    {row integer},
    vndnme varchar(75),
    shtnme varchar(30),
    vndtyp integer,
    duedys integer
);

-- Clients.
create table {schema}reccln (
    {row integer},
    clnnme varchar(75),
    shtnme varchar(30),
    clntyp integer,
    duedys integer
);

-- Jobs. jobtyp: 1 maintenance, 2 enhancement, 3 construction, 4 irrigation, 5 snow. status: 1 bid, 4 current, 5 complete, 6 closed.
create table {schema}actrec (
    {row integer},
    jobnme varchar(75),
    shtnme varchar(30),
    clnnum integer,
    dptmnt integer,
    jobtyp integer,
    status smallint,
    cntrct decimal(12,2),
    retpct decimal(5,2),
    sttdte date,
    cmpdte date,
    supvsr varchar(20)
);

-- Phases of jobs.
create table {schema}jobphs (
    {row bigint},
    jobnum integer,
    phsnum integer,
    phsnme varchar(50)
);

-- Cost codes. csttyp: 1 materials, 2 labor, 3 equipment, 4 subcontract, 5 other.
create table {schema}cstcde (
    {row decimal(15,3)},
    cdenme varchar(50),
    csttyp integer
);

-- Budget lines of jobs.
create table {schema}bdglin (
    {row bigint},
    jobnum integer,
    phsnum integer,
    cstcde decimal(15,3),
    csttyp integer,
    ttlbdg decimal(12,2),
    hrsbdg decimal(9,2),
    bdgdte date
);

-- Change orders. status: 1 approved, 2 open, 3 refused.
create table {schema}prmchg (
    {row bigint},
    jobnum integer,
    chgnum varchar(20),
    chgdte date,
    dscrpt varchar(50),
    status smallint,
    appamt decimal(12,2),
    cstamt decimal(12,2),
    actper smallint,
    postyr smallint
);

-- Applications for payment (AIA) of jobs.
create table {schema}aiafrm (
    {row bigint},
    jobnum integer,
    phsnum integer,
    appnum integer,
    period date,
    dscrpt varchar(50)
);

-- Lines of applications; recnum is the application. strmat: materials that are stored and not installed yet.
create table {schema}aialin (
    {row bigint},
    linnum integer,
    cstcde decimal(15,3),
    dscrpt varchar(50),
    strmat decimal(12,2)
);

-- Receivable invoices. status: 1 open, 2 review, 3 dispute, 4 paid, 5 void. invnet without retainage.
create table {schema}acrinv (
    {row bigint},
    invnum varchar(20),
    jobnum integer not null,
    clnnum integer,
    invdte date,
    duedte date,
    dscrpt varchar(50),
    status smallint,
    invtyp smallint,
    invttl decimal(12,2),
    invnet decimal(12,2),
    retain decimal(12,2),
    slstax decimal(12,2),
    amtpad decimal(12,2),
    invbal decimal(12,2),
    lgract integer,
    retact integer,
    actper smallint,
    postyr smallint,
    lgrrec bigint
);

-- Lines of receivable invoices; recnum is the invoice.
create table {schema}arivln (
    {row bigint},
    linnum integer,
    jobnum integer,
    dscrpt varchar(50),
    amount decimal(12,2),
    lgract integer
);

-- What was applied to receivable invoices. pmttyp: 1 payment, 2 credit memo, 3 write-off, 4 retainage given up for billing, 5 retainage billed.
create table {schema}acrpmt (
    {row bigint},
    acrinv bigint,
    pmtdte date,
    dscrpt varchar(50),
    amount decimal(12,2),
    pmttyp smallint,
    lgract integer,
    lgrrec bigint
);

-- Payable invoices, as acrinv.
create table {schema}acpinv (
    {row bigint},
    invnum varchar(20),
    vndnum integer,
    jobnum integer,
    invdte date,
    duedte date,
    dscrpt varchar(50),
    status smallint,
    invtyp smallint,
    invttl decimal(12,2),
    invnet decimal(12,2),
    retain decimal(12,2),
    amtpad decimal(12,2),
    invbal decimal(12,2),
    lgract integer,
    retact integer,
    actper smallint,
    postyr smallint,
    lgrrec bigint,
    pchord varchar(20),
    ctcnum varchar(20),
    dscdte date,
    dscavl decimal(12,2)
);

-- Purchase orders. status: 1 open, 2 review, 3 dispute, 4 closed, 5 void, 6 master.
create table {schema}pchord (
    {row bigint},
    ordnum varchar(20),
    orddte date,
    vndnum integer,
    jobnum integer,
    dscrpt varchar(50),
    deldte date,
    status smallint
);

-- Lines of purchase orders; recnum is the order. rcvdte and cancel are quantities.
create table {schema}pcorln (
    {row bigint},
    linnum integer,
    prtdsc varchar(50),
    untdsc varchar(10),
    linqty decimal(14,4),
    linprc decimal(12,4),
    extttl decimal(12,2),
    rcvdte decimal(14,4),
    cancel decimal(14,4),
    cstcde decimal(15,3),
    csttyp integer,
    lgract integer
);

-- Subcontracts. status: 1 bid, 2 refused, 3 contract, 4 current, 5 complete, 6 closed. condte signed, orgfin and findte planned and actual end.
create table {schema}subcon (
    {row bigint},
    ctcnum varchar(20),
    vndnum integer,
    jobnum integer,
    dscrpt varchar(50),
    status smallint,
    condte date,
    orgfin date,
    findte date
);

-- Lines of subcontracts; recnum is the subcontract.
create table {schema}sbcnln (
    {row bigint},
    linnum integer,
    dscrpt varchar(50),
    cstcde decimal(15,3),
    csttyp integer,
    amount decimal(12,2),
    change decimal(12,2),
    cntrct decimal(12,2),
    billed decimal(12,2),
    remain decimal(12,2)
);

-- What change orders change of subcontracts; recnum is the change order, vndctc the subcontract. chgsts: 1 approved, 2 open.
create table {schema}sbcgln (
    {row bigint},
    linnum integer,
    dscrpt varchar(50),
    bdgprc decimal(12,2),
    vndnum integer,
    vndctc integer,
    ctclin integer,
    chgsts smallint,
    chgdte date,
    cstcde decimal(15,3),
    csttyp integer
);

-- Lines of payable invoices; recnum is the invoice.
create table {schema}apivln (
    {row bigint},
    linnum integer,
    jobnum integer,
    cstcde decimal(15,3),
    csttyp integer,
    dscrpt varchar(50),
    amount decimal(12,2),
    lgract integer
);

-- What was applied to payable invoices. pmttyp as in acrpmt.
create table {schema}acppmt (
    {row bigint},
    acpinv bigint,
    pmtdte date,
    dscrpt varchar(50),
    amount decimal(12,2),
    pmttyp smallint,
    lgract integer,
    lgrrec bigint,
    chknum varchar(20)
);

-- Job cost. status: 1 open, 2 void. csttyp as in cstcde.
create table {schema}jobcst (
    {row bigint},
    jobnum integer,
    phsnum integer,
    cstcde decimal(15,3),
    csttyp integer,
    vndnum integer,
    empnum integer,
    eqpnum integer,
    trndte date,
    entdte date,
    actprd smallint,
    postyr smallint,
    srcnum integer,
    status smallint,
    trnnum varchar(20),
    dscrpt varchar(50),
    csthrs decimal(9,2),
    cstamt decimal(12,2),
    blgqty decimal(9,2),
    blgamt decimal(12,2),
    ovhamt decimal(12,2),
    payrec bigint,
    lgract integer,
    lgrrec bigint
);

-- Machines.
create table {schema}eqpmnt (
    {row integer},
    eqpnme varchar(50),
    shtnme varchar(30),
    eqptyp varchar(20),
    dptmnt integer,
    prchdt date,
    hrrate decimal(10,2),
    status smallint
);

-- Equipment cost. csttyp: 1 fuel, 2 repair, 3 insurance, 4 rental, 5 depreciation, 8 other, 9 charged to jobs (negative).
create table {schema}eqpcst (
    {row bigint},
    eqpnum integer,
    trndte date,
    actprd smallint,
    postyr smallint,
    status smallint,
    csttyp integer,
    jobnum integer,
    csthrs decimal(9,2),
    eqpqty decimal(9,2),
    cstamt decimal(12,2),
    dscrpt varchar(50),
    lgract integer,
    lgrrec bigint
);

-- Employees. lstnme, fstnme and socsec are personal and must not be extracted. status: 1 current, 2 left.
create table {schema}employ (
    {row integer},
    lstnme varchar(30),
    fstnme varchar(30),
    socsec varchar(11),
    payttl varchar(30),
    dptmnt integer,
    status smallint,
    dtehre date,
    dteina date,
    payrt1 decimal(10,4),
    payrt2 decimal(10,4),
    payrt3 decimal(10,4)
);

-- Pay records. status: 1 open, 2 paid, 3 void.
create table {schema}payrec (
    {row bigint},
    empnum integer,
    strprd date,
    payprd date,
    chknum varchar(20),
    chkdte date,
    status smallint,
    reghrs decimal(7,2),
    ovthrs decimal(7,2),
    prmhrs decimal(7,2),
    sckhrs decimal(7,2),
    vachrs decimal(7,2),
    holhrs decimal(7,2),
    ttlhrs decimal(7,2),
    regpay decimal(12,2),
    ovtpay decimal(12,2),
    grspay decimal(12,2),
    dedttl decimal(12,2),
    addttl decimal(12,2),
    netpay decimal(12,2),
    burden decimal(12,2),
    dptmnt integer,
    lgrrec bigint
);

-- Time-card lines; recnum is the pay record. paytyp: 1 regular, 2 overtime.
create table {schema}tmcdln (
    {row bigint},
    linnum integer,
    empnum integer,
    dtewrk date,
    dscrpt varchar(50),
    jobnum integer,
    phsnum integer,
    cstcde decimal(15,3),
    eqpnum integer,
    paytyp smallint,
    payrte decimal(10,4),
    hrswrk decimal(7,2),
    payamt decimal(12,2),
    dptmnt integer
);

