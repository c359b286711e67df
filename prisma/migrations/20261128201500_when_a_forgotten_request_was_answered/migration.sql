-- The day on which a request was answered whose words are deleted.
ALTER TABLE "correction_request" ADD COLUMN "closed_on" DATE;
