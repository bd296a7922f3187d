-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "linkedAt" TIMESTAMPTZ(3);
