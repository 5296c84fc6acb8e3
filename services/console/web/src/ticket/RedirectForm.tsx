import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Office } from '../api/types';
import { useLanguage } from '../i18n';
import { FormEnd, type FormProps } from './DeedDialogs';
import { OfficeSelect } from './OfficeSelect';

export function RedirectForm({ detail, submit, busy, cancel }: FormProps) {
  const { t } = useLanguage();
  const [office, setOffice] = useState<Office | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);

  function press() {
    setTried(true);
    if (!office || !reason.trim()) return;
    submit({ agency: office.agency, agency_name: office.name, reason: reason.trim() });
  }

  return (
    <FormEnd busy={busy} cancel={cancel} label={t('redirect.submit')} press={press}>
      <OfficeSelect
        detail={detail}
        label={t('redirect.office')}
        value={office?.agency ?? ''}
        choose={setOffice}
        without={detail.agency}
        error={tried && !office ? t('redirect.missing_office') : undefined}
      />
      <Textarea
        label={t('redirect.reason')}
        placeholder={t('redirect.reason_hint')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && !reason.trim() ? t('correct.missing') : undefined}
      />
    </FormEnd>
  );
}
