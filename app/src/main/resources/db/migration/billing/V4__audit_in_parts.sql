-- What `billing.unbalanced` shows, for some wallets only: their postings are found by the index, so that the whole
-- ledger can be added up in small parts without anybody waiting for it.
create function billing.unbalanced_among(usernames text[])
returns table (username text, balance bigint, held bigint, moved numeric, moved_held numeric)
language sql stable as $$
    select w.username, w.balance, w.held, coalesce(m.balance, 0), coalesce(m.held, 0)
    from billing.wallets w
    left join (select * from billing.moved where moved.username = any (usernames)) m on m.username = w.username
    where w.username = any (usernames)
        and (w.balance <> coalesce(m.balance, 0) or w.held <> coalesce(m.held, 0))
$$;
