-- T9: revenue and cost of the WIP schedule and of completed contracts = the profit and loss statement. No WIP schedule is computed
-- yet, so the check says that it could not be made. Parameter: the batch.
select k.company_key, 'not applicable' as state, 'No WIP schedule is computed yet.' as reason, null::numeric as difference, '[]'::jsonb as items
from ops.checked_companies(?) k
order by k.company_key
