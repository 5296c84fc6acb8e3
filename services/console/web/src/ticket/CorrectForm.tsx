import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTopics } from '../api/queries';
import type { Office } from '../api/types';
import { useLanguage } from '../i18n';
import { FormEnd, type FormProps } from './DeedDialogs';
import { OfficeSelect } from './OfficeSelect';

const kKinds = ['pengaduan', 'aspirasi', 'permintaan_informasi', 'apresiasi', 'iseng', 'spam'];

export function CorrectForm({ detail, submit, busy, cancel }: FormProps) {
  const { t, pick } = useLanguage();
  const topics = useTopics();
  const [kind, setKind] = useState(detail.kind);
  const [topic, setTopic] = useState(detail.topic);
  const [office, setOffice] = useState<Office | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const changed = kind !== detail.kind || topic !== detail.topic || office !== null;
  const kinds = kKinds.includes(detail.kind) ? kKinds : [detail.kind, ...kKinds];

  function press() {
    setTried(true);
    if (!changed || !reason.trim()) return;
    submit({
      reason: reason.trim(),
      ...(kind !== detail.kind && { kind }),
      ...(topic !== detail.topic && { topic }),
      ...(office && { agency: office.agency, agency_name: office.name }),
    });
  }

  return (
    <FormEnd busy={busy} cancel={cancel} label={t('correct.submit')} press={press}>
      <Select
        label={t('correct.topic')}
        searchable
        allowDeselect={false}
        maxDropdownHeight={260}
        data={(topics.data ?? []).map((one) => ({
          value: one.id,
          label: pick(one.name_id, one.name_en),
        }))}
        value={topic}
        onChange={(value) => setTopic(value ?? detail.topic)}
        comboboxProps={{ shadow: 'md' }}
      />
      <Select
        label={t('correct.kind')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(value ?? detail.kind)}
        comboboxProps={{ shadow: 'md' }}
      />
      <OfficeSelect
        detail={detail}
        label={t('correct.office')}
        value={office?.agency ?? detail.agency}
        choose={(chosen) => setOffice(chosen?.agency === detail.agency ? null : chosen)}
        error={tried && !changed ? t('correct.unchanged') : undefined}
      />
      <TextInput
        label={t('correct.reason')}
        placeholder={t('correct.reason_hint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && !reason.trim() ? t('correct.missing') : undefined}
      />
    </FormEnd>
  );
}
