-- AlterTable
ALTER TABLE "User" ADD COLUMN     "chosenLanguage" TEXT,
ADD COLUMN     "colorScheme" TEXT,
ADD COLUMN     "timeZone" TEXT;
