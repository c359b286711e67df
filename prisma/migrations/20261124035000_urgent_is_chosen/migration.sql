-- The migration before gave every program the urgent path; it is for a program to choose (domain/review/settings.ts).
UPDATE "program" SET "review_steps" = jsonb_set("review_steps", '{urgentHours}', 'null'::jsonb);
