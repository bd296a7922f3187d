"use client";

import dynamic from "next/dynamic";

/** Loaded for somebody who is signed in only: it is the signed-in side's code, and the receipt needs nothing of it. */
export const SignedInPage = dynamic(async () => (await import("@/components/session/tied-page")).TiedPage);
