-- Customers of one level over all projects, and which levels there are, are read from the index alone.
create index customers_by_level on customers (tenant_id, level, id desc) where merged_into is null and level is not null;
