-- What `billing.unbalanced` shows, for some wallets only. Each wallet's postings are found by the index (the sum keeps
-- the planner from turning this into a join of everything), so that the whole ledger can be added up in small parts
-- without anybody waiting for it.
create function billing.unbalanced_among(usernames text[])
returns table (username text, balance bigint, held bigint, moved numeric, moved_held numeric)
language sql stable set enable_seqscan = off as $$
    select w.username, w.balance, w.held, coalesce(m.balance, 0), coalesce(m.held, 0)
    from billing.wallets w cross join lateral (
        select sum(moved.balance) as balance, sum(moved.held) as held
        from billing.moved where moved.username = w.username) m
    where w.username = any (usernames)
        and (w.balance <> coalesce(m.balance, 0) or w.held <> coalesce(m.held, 0))
$$;
