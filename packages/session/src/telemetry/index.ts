export { BUCKETS, MEASURES, type MeasureName, type Telemetry } from "../base/telemetry.ts";
export { openTelemetry } from "./open-telemetry.ts";
