-- A count may be held against an area, not only against how many.
alter table closed_measures alter column against type double precision;
