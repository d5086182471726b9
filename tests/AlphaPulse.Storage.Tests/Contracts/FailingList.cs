using System.Collections;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>Bars that fail or cancel at the second sight of an index: the first is that of the checks before the transaction.</summary>
internal sealed class FailingList(IReadOnlyList<Bar> bars, int index, CancellationTokenSource? cancellation) : IReadOnlyList<Bar>
{
    private int _sights;

    public int Count => bars.Count;

    public Bar this[int i]
    {
        get
        {
            if (i == index && ++_sights == 2)
            {
                if (cancellation is null)
                {
                    throw new InvalidOperationException("The list ended in the middle.");
                }

                cancellation.Cancel();
            }

            return bars[i];
        }
    }

    public IEnumerator<Bar> GetEnumerator() => bars.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
