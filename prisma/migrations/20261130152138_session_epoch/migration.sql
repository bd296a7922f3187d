-- CreateTable
CREATE TABLE "SessionEpoch" (
    "userId" UUID NOT NULL,
    "epoch" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SessionEpoch_pkey" PRIMARY KEY ("userId")
);

-- AddForeignKey
ALTER TABLE "SessionEpoch" ADD CONSTRAINT "SessionEpoch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- While an instance of the version before runs beside, what raises one epoch raises the other, so that either refuses the
-- sign-ins that were under way. The next release drops the column and these.
CREATE FUNCTION "raise_session_epoch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SessionEpoch" ("userId", epoch) VALUES (NEW.id, 1)
  ON CONFLICT ("userId") DO UPDATE SET epoch = "SessionEpoch".epoch + 1;
  RETURN NULL;
END
$$;

CREATE TRIGGER "User_session_epoch" AFTER UPDATE OF "sessionEpoch" ON "User"
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW."sessionEpoch" > OLD."sessionEpoch")
  EXECUTE FUNCTION "raise_session_epoch"();

-- The trigger above keeps writers of "User" waiting until this is committed: nothing is raised and not copied.
INSERT INTO "SessionEpoch" ("userId", epoch) SELECT id, "sessionEpoch" FROM "User" WHERE "sessionEpoch" > 0;

CREATE FUNCTION "raise_former_session_epoch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "User" SET "sessionEpoch" = "sessionEpoch" + 1 WHERE id = NEW."userId";
  RETURN NULL;
END
$$;

CREATE TRIGGER "SessionEpoch_former" AFTER INSERT OR UPDATE OF epoch ON "SessionEpoch"
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.epoch > 0)
  EXECUTE FUNCTION "raise_former_session_epoch"();
