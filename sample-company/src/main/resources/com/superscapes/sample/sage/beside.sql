-- What the company keeps beside Sage, in files: Sage has no sites, crews, service lines and meters. Columns as in tables.sql.

-- Service lines: what a division sells.
create table {schema}svclin (
    {row integer},
    svccde varchar(20),
    svcnme varchar(50)
);

-- Properties: the sites that clients have.
create table {schema}prpsit (
    {row integer},
    prpnme varchar(75),
    clnnum integer,
    dptmnt integer,
    ctynme varchar(30),
    region varchar(20)
);

-- Crews.
create table {schema}crwlst (
    {row integer},
    crwnme varchar(50),
    shtnme varchar(30),
    dptmnt integer
);

-- Use of machines: hours on a day, and what the meter shows afterwards. Fuel in gallons.
create table {schema}eqpuse (
    {row bigint},
    usedte date,
    eqpnum integer,
    jobnum integer,
    hrsuse decimal(9,2),
    mtrrdg decimal(12,2),
    fuelqt decimal(9,2)
);

-- What the managers of construction jobs expect them to cost in the end, by cost type, on the day they said so.
create table {schema}mgrest (
    _idnum varchar(36) not null,
    recnum bigint not null,
    insdte timestamp not null,
    insusr varchar(20) not null,
    upddte timestamp,
    updusr varchar(20),
    estdte date,
    jobnum integer,
    cstcde decimal(15,3),
    csttyp integer,
    ttlest decimal(12,2)
);
