create table orders.products (
    id text primary key,
    name_ru text not null,
    name_en text not null,
    price bigint not null check (price > 0),
    currency text not null default 'RUB',
    published boolean not null default false
);

insert into orders.products (id, name_ru, name_en, price) values
    ('cable-usb-c', 'Кабель USB-C, 1 м', 'USB-C cable, 1 m', 49000),
    ('charger-65w', 'Зарядное устройство 65 Вт', '65 W charger', 249000),
    ('headphones', 'Беспроводные наушники', 'Wireless headphones', 899000),
    ('keyboard', 'Механическая клавиатура', 'Mechanical keyboard', 749000),
    ('monitor-27', 'Монитор 27″', '27″ monitor', 2399000),
    ('notebook-14', 'Ноутбук 14″', '14″ notebook', 8999000),
    ('router', 'Маршрутизатор Wi-Fi 7', 'Wi-Fi 7 router', 1299000),
    ('support-year', 'Поддержка на год', 'Support plan, one year', 599000);

create sequence orders.order_id start 1001;

create table orders.orders (
    id bigint primary key,
    request_id text not null unique,
    username text not null,
    items jsonb not null,
    total bigint not null,
    currency text not null,
    delivery_address text not null,
    payment_method text not null,
    status text not null,
    reason text,
    created_at timestamptz not null,
    updated_at timestamptz not null default now()
) with (fillfactor = 85);
