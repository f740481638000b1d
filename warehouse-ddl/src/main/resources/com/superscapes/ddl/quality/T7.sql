-- T7: AP items less what was applied to them = the accounts payable and retainage that they name, at the end of every period. Parameter: the batch.
select * from ops.check_against_ledger('T7', ?, true, 'payables')
