-- What may be shown of a number stands beside its sealed form, so that a list opens no seal.
alter table customers add column phone_masked text;
alter table contact_points add column masked text;
update customers set phone_masked = '*******' || phone_tail4 where phone_sealed is not null;
update contact_points set masked = '*******' || coalesce(tail4, '') where kind = 'phone';
alter table customers add check ((phone_sealed is null) = (phone_masked is null));
