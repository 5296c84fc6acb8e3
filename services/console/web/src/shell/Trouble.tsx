import { Button } from '@mantine/core';
import { IconCloudOff } from './icons';
import { ApiProblem } from '../api/client';
import { useLanguage } from '../i18n';
import { Notice } from './Notice';

interface Props {
  problem: Error;
  retry: () => void;
  page?: boolean;
}

export function Trouble({ problem, retry, page }: Props) {
  const { t, said } = useLanguage();
  return (
    <div role="alert">
      <Notice
        icon={<IconCloudOff size={28} stroke={1.6} />}
        title={t('error.title')}
        text={problem instanceof ApiProblem ? said(problem) : t('error.crash')}
        page={page}
      >
        <Button variant="light" onClick={retry}>
          {t('common.retry')}
        </Button>
      </Notice>
    </div>
  );
}
