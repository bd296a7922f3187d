-- The person's own name for a device.

ALTER TABLE "Session" ADD COLUMN "ownName" TEXT;
