import { literal } from "./transaction.ts";

/**
 * The SQL that gives new tables of the schema on the path the owner and the rights that another table has, so that the app's role goes
 * on working whatever role migrates. `like` is a table's name as SQL; `also` a schema that its owner goes on using.
 */
export function copyRightsSql(like: string, tables: readonly string[], also: string): string {
  return `DO $$
DECLARE
  former pg_class%ROWTYPE;
  made text;
  held record;
BEGIN
  SELECT * INTO former FROM pg_class WHERE oid = ${literal(like)}::regclass;
  -- Cascades run as the owner of the table that was set aside.
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', ${literal(also)}, pg_get_userbyid(former.relowner));
  FOREACH made IN ARRAY ARRAY[${tables.map(literal).join(", ")}] LOOP
    FOR held IN
      SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS role, privilege_type, is_grantable
      FROM aclexplode(former.relacl) WHERE grantee <> former.relowner
    LOOP
      EXECUTE format('GRANT %s ON TABLE %I TO %s', held.privilege_type, made, held.role)
        || CASE WHEN held.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END;
    END LOOP;
    IF former.relowner <> (SELECT relowner FROM pg_class WHERE oid = format('%I', made)::regclass) THEN
      EXECUTE format('ALTER TABLE %I OWNER TO %I', made, pg_get_userbyid(former.relowner));
    END IF;
  END LOOP;
END
$$;`;
}
