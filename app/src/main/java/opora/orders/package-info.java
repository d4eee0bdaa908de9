/// Orders: takes requests in, keeps each order's status, and sees to it that it is paid, or
/// cancelled and, where money came too late, refunded. Everybody else learns of it through
/// `orders.created` and `orders.status`.
@NullMarked
package opora.orders;

import org.jspecify.annotations.NullMarked;
