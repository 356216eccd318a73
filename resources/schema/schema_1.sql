CREATE TABLE "office" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "short_name" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "district" TEXT NOT NULL,
  "province" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  "website" TEXT NOT NULL,
  "emblem" TEXT NOT NULL
) STRICT;

CREATE TABLE "division" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office_id" TEXT NOT NULL,
  "order_key" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "division_office_id" ON "division" ("office_id");

CREATE TABLE "official" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office_id" TEXT NOT NULL,
  "order_key" INTEGER NOT NULL,
  "prefix" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "position" TEXT NOT NULL,
  "acting" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "official_office_id" ON "official" ("office_id");

CREATE TABLE "ita_year" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office_id" TEXT NOT NULL,
  "year" INTEGER,
  "total" INTEGER,
  "level" TEXT NOT NULL,
  "comment" TEXT NOT NULL,
  "corrections" TEXT NOT NULL,
  FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "ita_year_office_id_year" ON "ita_year" ("office_id", "year");

CREATE TABLE "indicator_score" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ita_year_id" TEXT NOT NULL,
  "indicator" INTEGER,
  "score" INTEGER,
  FOREIGN KEY ("ita_year_id") REFERENCES "ita_year" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "indicator_score_ita_year_id_indicator" ON "indicator_score" ("ita_year_id", "indicator");

CREATE TABLE "item_score" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ita_year_id" TEXT NOT NULL,
  "order_key" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "part" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "score" INTEGER,
  FOREIGN KEY ("ita_year_id") REFERENCES "ita_year" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "item_score_ita_year_id" ON "item_score" ("ita_year_id");

CREATE TABLE "fiscal_year" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office_id" TEXT NOT NULL,
  "year" INTEGER,
  "analysed_ita_year" INTEGER,
  "approach" TEXT NOT NULL,
  "no_defects" INTEGER NOT NULL,
  FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "fiscal_year_office_id_year" ON "fiscal_year" ("office_id", "year");

CREATE TABLE "measure" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "year_id" TEXT NOT NULL,
  "order_key" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "guideline" TEXT NOT NULL,
  "steps" TEXT NOT NULL,
  "responsible" TEXT NOT NULL,
  "period" TEXT NOT NULL,
  "start" TEXT,
  "end" TEXT,
  "monitoring" TEXT NOT NULL,
  "rounds" TEXT NOT NULL,
  "indicators" TEXT NOT NULL,
  "issue" INTEGER,
  FOREIGN KEY ("year_id") REFERENCES "fiscal_year" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "measure_year_id" ON "measure" ("year_id");

CREATE TABLE "finding" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "year_id" TEXT NOT NULL,
  "order_key" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "indicator" INTEGER,
  "part" TEXT NOT NULL,
  "items" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "references" TEXT NOT NULL,
  "measures" TEXT NOT NULL,
  FOREIGN KEY ("year_id") REFERENCES "fiscal_year" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "finding_year_id" ON "finding" ("year_id");

CREATE TABLE "result" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "measure_id" TEXT NOT NULL,
  "round" INTEGER,
  "period" TEXT NOT NULL,
  "detail" TEXT NOT NULL,
  "output" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "remark" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "not_done_reason" TEXT NOT NULL,
  "date" TEXT,
  "reviewed" INTEGER NOT NULL,
  FOREIGN KEY ("measure_id") REFERENCES "measure" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "result_measure_id_round" ON "result" ("measure_id", "round");

CREATE TABLE "evidence" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "year_id" TEXT,
  "measure_id" TEXT,
  "result_id" TEXT,
  "order_key" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "indicator" INTEGER,
  "heading" TEXT NOT NULL,
  "caption" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "date" TEXT,
  "subject" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "file" TEXT NOT NULL,
  "pages" TEXT NOT NULL,
  FOREIGN KEY ("year_id") REFERENCES "fiscal_year" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("measure_id") REFERENCES "measure" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("result_id") REFERENCES "result" ("id") ON DELETE CASCADE,
  CHECK (("year_id" IS NOT NULL) + ("measure_id" IS NOT NULL) + ("result_id" IS NOT NULL) = 1)
) STRICT;
CREATE INDEX "evidence_year_id" ON "evidence" ("year_id");
CREATE INDEX "evidence_measure_id" ON "evidence" ("measure_id");
CREATE INDEX "evidence_result_id" ON "evidence" ("result_id");

CREATE TABLE "report" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "year_id" TEXT NOT NULL,
  "order_key" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "round" INTEGER,
  "form" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "page_title" TEXT NOT NULL,
  "foreword" TEXT NOT NULL,
  "foreword_sign" TEXT NOT NULL,
  "intro" TEXT NOT NULL,
  "analysis" TEXT NOT NULL,
  "results_intro" TEXT NOT NULL,
  "scores_intro" TEXT NOT NULL,
  "closing" TEXT NOT NULL,
  "annex_title" TEXT NOT NULL,
  "date" TEXT,
  "number" TEXT NOT NULL,
  "submission_ita_year" INTEGER,
  "signers" TEXT NOT NULL,
  "numbered" INTEGER,
  "digits" TEXT NOT NULL,
  "orientation" TEXT NOT NULL,
  "landscape" TEXT NOT NULL,
  "headings" TEXT NOT NULL,
  "columns" TEXT NOT NULL,
  "widths" TEXT NOT NULL,
  "blocks" TEXT NOT NULL,
  "table_font_size" INTEGER,
  "page_breaks" TEXT NOT NULL,
  "score_years" TEXT NOT NULL,
  "chart" TEXT NOT NULL,
  "annex_per_page" INTEGER,
  "only_due" INTEGER,
  "not_due" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  "explanation" TEXT NOT NULL,
  "issued_pdf" TEXT NOT NULL,
  "issued_data" TEXT NOT NULL,
  "signed_scan" TEXT NOT NULL,
  FOREIGN KEY ("year_id") REFERENCES "fiscal_year" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "report_year_id" ON "report" ("year_id");

CREATE TABLE "blob" (
  "office_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "bytes" BLOB NOT NULL,
  PRIMARY KEY ("office_id", "name"),
  FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "manifest" (
  "id" INTEGER NOT NULL PRIMARY KEY CHECK ("id" = 1),
  "document_id" TEXT NOT NULL,
  "format" INTEGER NOT NULL,
  "revision" INTEGER NOT NULL,
  "app_version" TEXT NOT NULL,
  "counts" TEXT,
  "content_hash" TEXT
) STRICT;
