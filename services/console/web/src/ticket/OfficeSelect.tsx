import { Select } from '@mantine/core';
import { useOffices } from '../api/queries';
import type { Detail, Office } from '../api/types';
import { useLanguage } from '../i18n';

interface Props {
  detail: Detail;
  label: string;
  value: string;
  choose: (office: Office | null) => void;
  error?: string;
  without?: string; // an agency that cannot be chosen
}

// The offices for this ticket, grouped by level, the router's own candidates first.
export function OfficeSelect({ detail, label, value, choose, error, without }: Props) {
  const { t } = useLanguage();
  const offices = useOffices(detail.number);
  const all = (offices.data ?? []).filter((office) => office.agency !== without);
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const office of all) {
    const level = t(`level.${office.level}`, { defaultValue: office.level });
    groups.set(level, [...(groups.get(level) ?? []), { value: office.agency, label: office.name }]);
  }
  return (
    <Select
      label={label}
      placeholder={t('redirect.office_hint')}
      nothingFoundMessage={t('redirect.office_none')}
      searchable
      clearable
      maxDropdownHeight={260}
      limit={60}
      data={[...groups].map(([group, items]) => ({ group, items }))}
      value={value || null}
      onChange={(agency) => choose(all.find((office) => office.agency === agency) ?? null)}
      error={error ?? (offices.isError ? t('error.title') : undefined)}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
