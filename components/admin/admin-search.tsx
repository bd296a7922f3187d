"use client";

import type { SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useWords } from "@/components/words/words-provider";
import { userFilterSchema } from "@/lib/admin/admin-schemas";
import type { UserSearch } from "@/lib/admin/admin-query-options";

type AdminSearchProps = { search: UserSearch; onSearch: (search: UserSearch) => void };

/** The search for users, by their state and by a part of their email. */
export function AdminSearch({ search, onSearch }: AdminSearchProps) {
  const words = useWords().admin;
  const options = userFilterSchema.options.map((filter) => ({ value: filter, label: words.filters[filter] }));

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const show = userFilterSchema.safeParse(data.get("show"));
    const email = data.get("email");
    onSearch({
      show: show.success ? show.data : search.show,
      email: typeof email === "string" ? email.trim() : "",
    });
  }

  return (
    <form role="search" onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <div className="w-full sm:w-48">
        <SelectField label={words.show} name="show" options={options} defaultValue={search.show} />
      </div>
      <div className="w-full sm:w-72">
        <TextField
          label={words.emailContains}
          name="email"
          type="search"
          autoComplete="off"
          defaultValue={search.email}
        />
      </div>
      <Button type="submit" variant="secondary">
        {words.find}
      </Button>
    </form>
  );
}
