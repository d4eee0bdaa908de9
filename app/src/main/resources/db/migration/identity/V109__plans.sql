-- What can be chosen when joining, as subscriptions told; and the step that asks for it, at first turned off.
create table identity.plans (
    id text primary key,
    name_ru text not null,
    name_en text not null,
    price bigint not null,
    currency text not null,
    period text not null
);

alter table identity.registration_steps drop constraint registration_steps_kind_check;
alter table identity.registration_steps add constraint registration_steps_kind_check
    check (kind in ('FIELD', 'CONSENT', 'EMAIL', 'PLAN'));
insert into identity.registration_steps (name, kind, type, title_ru, title_en, required, active, position)
select 'plan', 'PLAN', 'CHOICE', 'План обслуживания', 'Support plan', false, false,
    coalesce(max(position), 0) + 1 from identity.registration_steps where kind <> 'EMAIL'
on conflict (name) do nothing;
