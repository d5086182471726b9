using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The bars since the last one that was missing. A value: adding a bar to a copy leaves the other copies as they are.</summary>
internal readonly struct BarRun<T>
    where T : struct, INumber<T>
{
    private readonly Link? _last;

    private BarRun(Link? last) => _last = last;

    public int Count => _last?.Count ?? 0;

    public BarRun<T> Add(in Ohlcv<T> bar) => new(new Link(bar, _last, checked(Count + 1)));

    public Ohlcv<T>[] ToArray()
    {
        var bars = new Ohlcv<T>[Count];
        for (var link = _last; link is not null; link = link.Previous)
        {
            bars[link.Count - 1] = link.Bar;
        }

        return bars;
    }

    public void Save(ref StateWriter writer)
    {
        writer.Write(Count);
        foreach (var bar in ToArray())
        {
            writer.WriteValue(in bar);
        }
    }

    public static BarRun<T> Load(ref StateReader reader)
    {
        // Every bar takes more bytes than one.
        var count = reader.ReadInt32(0, reader.Remaining);
        BarRun<T> run = default;
        for (var i = 0; i < count; i++)
        {
            run = run.Add(reader.ReadValue<Ohlcv<T>>());
        }

        return run;
    }

    private sealed class Link(Ohlcv<T> bar, Link? previous, int count)
    {
        public Ohlcv<T> Bar { get; } = bar;

        public Link? Previous { get; } = previous;

        public int Count { get; } = count;
    }
}
