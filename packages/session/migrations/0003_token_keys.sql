-- The keys of tokens' checks. The first server that needs one makes it.

CREATE TABLE "TokenKey" (
    "id" INTEGER PRIMARY KEY,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uncheckedUntil" TIMESTAMPTZ(3)
);
