-- T6: AR items less what was applied to them = the accounts receivable and retainage that they name, at the end of every period. Parameter: the batch.
select * from ops.check_against_ledger('T6', ?, true, 'receivables')
