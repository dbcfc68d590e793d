-- A sheet that is erased looks for the talks it was prepared for; without this it would walk through those of all years.
CREATE INDEX prepared_for ON participant (sheet) WHERE sheet IS NOT NULL;
