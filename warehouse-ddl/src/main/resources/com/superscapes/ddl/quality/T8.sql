-- T8: job cost = the ledger's direct cost, by account (or by cost type where job cost names no accounts), in every period. Parameter: the batch.
select * from ops.check_against_ledger('T8', ?, false, 'job costs')
