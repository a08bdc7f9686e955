-- What a customer says of his own matter once it is done: stars, and that he asked for a review.
alter table tickets add column stars smallint check (stars between 1 and 5);
alter table tickets add column appealed_at timestamptz;
