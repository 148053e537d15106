import { PageColumn } from '../../_ui/page-column.tsx';
import { SkeletonList } from '../../_ui/skeleton.tsx';

export default function LoadingPeople() {
  return (
    <PageColumn title="People">
      <div className="-mx-4 mt-17">
        <SkeletonList label="Loading people" />
      </div>
    </PageColumn>
  );
}
