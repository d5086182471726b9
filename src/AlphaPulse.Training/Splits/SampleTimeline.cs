using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Samples in order of time with when each was known and when its label ends: what every purged split is made from.</summary>
/// <remarks>
/// <para>Two samples overlap where a bar from that of the features to the last one of the label belongs to both, or where one was known before
/// the label of the other was. Times are compared, not positions, so samples of several instruments are purged across them.</para>
/// <para>The clock of a timeline is the distinct bar times of its samples. Folds divide it, and an embargo counts its times: rows that have no
/// sample do not count, so that an embargo is never shorter than it says. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class SampleTimeline
{
    private readonly Sample[] _samples;
    private readonly int[] _positions;
    private readonly int[] _ticks;
    private readonly DateTimeOffset[] _clock;

    private SampleTimeline(Sample[] samples, int[] positions)
    {
        _samples = samples;
        _positions = positions;
        _clock = [.. samples.Select(s => s.BarTime).Distinct()];
        _ticks = new int[samples.Length];
        for (var i = 1; i < _ticks.Length; i++)
        {
            _ticks[i] = _ticks[i - 1] + (samples[i].BarTime == samples[i - 1].BarTime ? 0 : 1);
        }
    }

    /// <summary>How many samples there are; at least 1.</summary>
    public int Count => _samples.Length;

    /// <summary>How many distinct bar times they have.</summary>
    public int Bars => _clock.Length;

    /// <summary>The positions of the samples in the list that the timeline was made from, in order of time.</summary>
    public IReadOnlyList<int> Positions => _positions;

    /// <summary>Orders samples.</summary>
    /// <param name="samples">The samples, in any order, of one or more instruments.</param>
    /// <param name="rows">The positions of those to take, each once; <see langword="null"/> for all.</param>
    /// <returns>The timeline.</returns>
    /// <exception cref="UntimedSampleException">A sample does not say when it was known or when its label ends.</exception>
    /// <exception cref="InsufficientHistoryException">There are no samples.</exception>
    public static SampleTimeline Of(IReadOnlyList<Sample> samples, IReadOnlyList<int>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int[] taken = rows is null ? [.. Enumerable.Range(0, samples.Count)] : [.. rows];
        if (taken.Length == 0)
        {
            throw new InsufficientHistoryException("There are 0 samples; a split needs at least 1 to train on and 1 to test on.");
        }

        foreach (var position in taken)
        {
            Check(samples[position], position);
        }

        // Stable, so that samples of one time keep the order in which they were given.
        int[] ordered = [.. taken.OrderBy(p => samples[p].BarTime)];
        return new SampleTimeline([.. ordered.Select(p => samples[p])], ordered);
    }

    /// <summary>The rows of a fit, for learners that divide them.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="rows">Those to take, each once; <see langword="null"/> for all.</param>
    /// <exception cref="UntimedSampleException">The rows have no times.</exception>
    internal static SampleTimeline Of(TrainingMatrix data, IReadOnlyList<int>? rows = null)
    {
        if (data.Times.IsEmpty)
        {
            throw new UntimedSampleException(string.Create(
                CultureInfo.InvariantCulture,
                $"None of the {data.Rows} training rows says when it was known and when its label ends: without that nothing keeps a label out of the fold that it is tested on. Make the rows by SampleMatrix.Of, or give them their times (TrainingMatrix.WithTimes)."));
        }

        var samples = new Sample[data.Rows];
        for (var row = 0; row < samples.Length; row++)
        {
            var times = data.Times[row];
            samples[row] = new Sample(row, row + 1, times.BarTime, times.KnownAt, times.HorizonTime, times.LabelEnd, data.Targets[row]);
        }

        return Of(samples, rows);
    }

    /// <summary>Divides the clock into groups of as equal a length as can be.</summary>
    /// <param name="groups">How many.</param>
    /// <returns>The groups as ranges of the clock, in order.</returns>
    internal Range[] Divide(int groups)
    {
        if (_clock.Length < groups)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture, $"{_clock.Length} bars with samples cannot be divided into {groups} parts; give more bars or fewer folds."));
        }

        return [.. Enumerable.Range(0, groups).Select(g => Border(g)..Border(g + 1))];

        int Border(int group) => (int)((long)_clock.Length * group / groups);
    }

    /// <summary>Takes parts of the clock as test, and of the rest what neither overlaps them nor lies in the embargo around them.</summary>
    /// <param name="tests">The parts to test on, in order; neighbours are joined.</param>
    /// <param name="embargoBars">How many bars of the clock stay free between a training label and a test label, on either side.</param>
    /// <param name="train">The part of the clock that training samples come from.</param>
    /// <param name="maximumTrainBars">How many bars of the clock are trained on at most, the newest that are left; <see langword="null"/> for all.</param>
    /// <returns>The fold.</returns>
    internal PurgedFold Isolate(IReadOnlyList<Range> tests, int embargoBars, Range train, int? maximumTrainBars = null)
    {
        var blocks = Blocks(tests);
        var (chosen, tested, purged, embargoed) = (new List<int>(), new List<int>(), 0, 0);
        var isTest = new bool[_samples.Length];
        foreach (var block in blocks)
        {
            for (var i = block.First; i < block.End; i++)
            {
                isTest[i] = true;
                tested.Add(_positions[i]);
            }
        }

        var (from, length) = train.GetOffsetAndLength(_clock.Length);
        for (var i = 0; i < _samples.Length; i++)
        {
            if (isTest[i] || _ticks[i] < from || _ticks[i] >= from + length)
            {
                continue;
            }

            var nearness = blocks.Max(b => NearnessTo(b, i, embargoBars));
            purged += nearness == Nearness.Overlaps ? 1 : 0;
            embargoed += nearness == Nearness.Embargoed ? 1 : 0;
            if (nearness == Nearness.Free)
            {
                chosen.Add(i);
            }
        }

        if (maximumTrainBars is { } most && chosen.Count > 0)
        {
            var oldest = _ticks[chosen[^1]] - most + 1;
            chosen.RemoveAll(i => _ticks[i] < oldest);
        }

        return chosen.Count > 0 && tested.Count > 0
            ? new PurgedFold([.. chosen.Select(i => _positions[i])], tested, purged, embargoed)
            : throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"A fold has {tested.Count} samples to test on and {chosen.Count} to train on, after {purged} were purged and {embargoed} fell into the embargo of {embargoBars} bars; give more bars, fewer folds or a shorter embargo."));
    }

    internal int TickOf(int index) => _ticks[index];

    /// <summary>The first sample that is not before a time of the clock.</summary>
    internal int FirstAt(int tick) => Array.FindIndex(_ticks, t => t >= tick);

    private Nearness NearnessTo(in Block block, int index, int embargoBars)
    {
        ref readonly var sample = ref _samples[index];
        if (sample.BarTime < block.FirstBar)
        {
            return sample.HorizonTime >= block.FirstBar || sample.LabelEnd > block.FirstKnown ? Nearness.Overlaps
                : CountUpTo(sample.HorizonTime) + embargoBars > block.FirstTick ? Nearness.Embargoed
                : Nearness.Free;
        }

        return sample.BarTime <= block.LastBar || sample.KnownAt < block.LastKnown ? Nearness.Overlaps
            : _ticks[index] < CountUpTo(block.LastBar) + embargoBars ? Nearness.Embargoed
            : Nearness.Free;
    }

    /// <summary>How many times of the clock are not after a time.</summary>
    private int CountUpTo(DateTimeOffset time)
    {
        var place = Array.BinarySearch(_clock, time);
        return place >= 0 ? place + 1 : ~place;
    }

    private List<Block> Blocks(IReadOnlyList<Range> tests)
    {
        var blocks = new List<Block>();
        var (i, test) = (0, 0);
        while (test < tests.Count)
        {
            var (start, end) = (tests[test].Start.Value, tests[test].End.Value);
            while (++test < tests.Count && tests[test].Start.Value == end)
            {
                end = tests[test].End.Value;
            }

            while (i < _samples.Length && _ticks[i] < start)
            {
                i++;
            }

            var first = i;
            var (lastBar, firstKnown, lastKnown) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
            for (; i < _samples.Length && _ticks[i] < end; i++)
            {
                lastBar = Later(lastBar, _samples[i].HorizonTime);
                lastKnown = Later(lastKnown, _samples[i].LabelEnd);
                firstKnown = _samples[i].KnownAt < firstKnown ? _samples[i].KnownAt : firstKnown;
            }

            blocks.Add(new Block(first, i, start, _clock[start], lastBar, firstKnown, lastKnown));
        }

        return blocks;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static void Check(in Sample sample, int position)
    {
        var missing = sample.BarTime == default ? "no bar time"
            : sample.KnownAt == default ? "no time at which its features were known"
            : sample.HorizonTime <= sample.BarTime ? "no bar after its own at which its label ends"
            : sample.LabelEnd <= sample.BarTime ? "no time at which its label was known"
            : null;
        if (missing is not null)
        {
            throw new UntimedSampleException(string.Create(
                CultureInfo.InvariantCulture,
                $"Sample {position} has {missing}: without it nothing keeps its label out of a test. Build samples with SampleSet.Build, or give each its times."));
        }
    }

    private enum Nearness
    {
        Free = 0,
        Embargoed = 1,
        Overlaps = 2,
    }

    /// <summary>A run of test samples: its samples, its first time on the clock, and what its features and labels reach over.</summary>
    private readonly record struct Block(
        int First, int End, int FirstTick, DateTimeOffset FirstBar, DateTimeOffset LastBar, DateTimeOffset FirstKnown, DateTimeOffset LastKnown);
}
