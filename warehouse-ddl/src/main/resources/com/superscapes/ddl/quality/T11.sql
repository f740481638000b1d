-- T11: what jobs are charged for equipment = the credit to the equipment pool, in every period. Parameter: the batch.
select * from ops.check_against_ledger('T11', ?, false, 'equipment charges')
