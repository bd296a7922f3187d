import { configure } from "@testing-library/react";
import { PATIENCE_MS } from "@/testing/patience";

configure({ asyncUtilTimeout: PATIENCE_MS });
