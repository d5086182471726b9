using System.Collections;

namespace AlphaPulse.Storage.Postgres.Tests;

/// <summary>Bars with something that happens at the second sight of an index: the first is that of the checks before the transaction.</summary>
internal sealed class InterruptedList(IReadOnlyList<Bar> bars, int index, Action happens) : IReadOnlyList<Bar>
{
    private int _sights;

    public int Count => bars.Count;

    public Bar this[int i]
    {
        get
        {
            if (i == index && ++_sights == 2)
            {
                happens();
            }

            return bars[i];
        }
    }

    public IEnumerator<Bar> GetEnumerator() => bars.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
