import { PaneHead } from '../../_ui/panes.tsx';
import { SkeletonList } from '../../_ui/skeleton.tsx';

export default function LoadingPeople() {
  return (
    <>
      <PaneHead title="People" />
      <div className="mx-auto w-full max-w-180 pt-16">
        <SkeletonList label="Loading people" />
      </div>
    </>
  );
}
