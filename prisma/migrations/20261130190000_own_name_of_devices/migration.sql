-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "ownName" TEXT;
