using System.Globalization;
using System.Numerics;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing;

/// <summary>Verifies that an indicator gives the same bits on every path, commits nothing by peeking, recovers from missing bars and allocates nothing per bar.</summary>
/// <remarks>Safe for use from any thread, as far as the indicators are that <c>create</c> makes.</remarks>
public static partial class IndicatorContract
{
    private const int Checkpoints = 8;

    // Plain bars in a row: an indicator takes a snapshot at the latest every 32, and a copy has to stand as long.
    private static readonly int[] Runs = [31, 32, 33, 65];

    /// <summary>Verifies the paths: stream, batch, split batch, peek then update, replaced last bar, clone,
    /// saved state, reset and prefix
    /// give the same bits.</summary>
    /// <typeparam name="TInput">What comes in for each bar.</typeparam>
    /// <typeparam name="TOutput">What goes out.</typeparam>
    /// <param name="create">Makes a new indicator, always with the same parameters.</param>
    /// <param name="inputs">The bars; at least 2.</param>
    /// <param name="seed">Seeds the choice of the bars where states are saved, cloned and split.</param>
    /// <exception cref="ContractViolationException">A path differs; the message says which and at which bar.</exception>
    public static void Verify<TInput, TOutput>(
        Func<IIndicator<TInput, TOutput>> create, IReadOnlyList<TInput> inputs, long seed = 1)
        where TInput : struct
        where TOutput : struct
    {
        ArgumentNullException.ThrowIfNull(create);
        Named(() => create().Name, () => Verify(() => new TypedSubject<TInput, TOutput>(create()), inputs, seed));
    }

    /// <summary>As the other overload, for an indicator of the catalog.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The indicator.</param>
    /// <param name="bars">The bars; at least 2.</param>
    /// <param name="seed">Seeds the choice of the bars where states are saved, cloned and split.</param>
    /// <exception cref="ContractViolationException">A path differs; the message says which and at which bar.</exception>
    public static void Verify<T>(IndicatorSpec spec, IReadOnlyList<Ohlcv<T>> bars, long seed = 1)
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(spec);
        Named(spec.ToString, () => Verify(() => new CatalogSubject<T>(spec.Descriptor.Create<T>(spec)), bars, seed));
    }

    /// <summary>Verifies that a bar allocates nothing, by stream (update, peek, replaced last bar) and by batch.</summary>
    /// <typeparam name="TInput">What comes in for each bar.</typeparam>
    /// <typeparam name="TOutput">What goes out.</typeparam>
    /// <param name="create">Makes a new indicator, always with the same parameters.</param>
    /// <param name="inputs">Ordinary bars; at least 2.</param>
    /// <exception cref="ContractViolationException">Something was allocated.</exception>
    public static void VerifyNoAllocation<TInput, TOutput>(
        Func<IIndicator<TInput, TOutput>> create, IReadOnlyList<TInput> inputs)
        where TInput : struct
        where TOutput : struct
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(inputs);
        Named(() => create().Name, () => Allocation(() => new TypedSubject<TInput, TOutput>(create()), inputs.ToArray()));
    }

    /// <summary>As the other overload, for the stream of an indicator of the catalog.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The indicator.</param>
    /// <param name="bars">Ordinary bars; at least 2.</param>
    /// <exception cref="ContractViolationException">Something was allocated.</exception>
    public static void VerifyNoAllocation<T>(IndicatorSpec spec, IReadOnlyList<Ohlcv<T>> bars)
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(bars);
        Named(spec.ToString, () => Allocation(() => new CatalogSubject<T>(spec.Descriptor.Create<T>(spec)), bars.ToArray()));
    }

    /// <summary>Verifies that the first value of every output comes with the bar that its warm-up declares, and that there is a value from there on.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="spec">The indicator.</param>
    /// <param name="bars">Ordinary bars, on which no formula is undefined; more than the warm-up.</param>
    /// <exception cref="ContractViolationException">A value comes too early, too late or not at all.</exception>
    public static void VerifyWarmup<T>(IndicatorSpec spec, IReadOnlyList<Ohlcv<T>> bars)
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(bars);
        var indicator = spec.Descriptor.Create<T>(spec);
        var row = new T?[indicator.OutputCount];
        int[] warmups = [.. row.Select((_, output) => indicator.OutputWarmup(output))];
        if (warmups.Min() != indicator.Warmup || warmups.Min() < 1 || warmups.Max() > bars.Count)
        {
            throw new ContractViolationException(Text(
                $"{spec}: the rule 'warm-up' is broken: the warm-ups {string.Join(", ", warmups)} of the outputs are not from 1 to the {bars.Count} bars, the least being the warm-up {indicator.Warmup}."));
        }

        for (var i = 0; i < bars.Count; i++)
        {
            indicator.Update(bars[i], row);
            for (var output = 0; output < row.Length; output++)
            {
                if (row[output].HasValue != i >= warmups[output] - 1)
                {
                    throw new ContractViolationException(Text(
                        $"{spec}: the rule 'warm-up' is broken: the warm-up of {spec.Columns[output]} is {warmups[output]} bars, but bar {i} (from 0) has {(row[output].HasValue ? "a" : "no")} value."));
                }
            }
        }
    }

    /// <summary>Verifies that a missing bar leaves no trace once enough bars followed: from its convergence to 1e-12 on, every bar has
    /// the values, up to the rounding of the path, of an indicator that never saw it, and none where that has none.</summary>
    /// <param name="spec">The indicator; one that forgets.</param>
    /// <param name="bars">Ordinary bars; more than the missing one and the convergence to 1e-12 after it.</param>
    /// <param name="missingAt">The bar that is replaced by a missing one.</param>
    /// <exception cref="ArgumentException">There are too few bars to tell.</exception>
    /// <exception cref="ContractViolationException">There is a value at the missing bar, or none or another one after the convergence.</exception>
    public static void VerifyRecovery(IndicatorSpec spec, IReadOnlyList<Ohlcv<double>> bars, int missingAt)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(bars);
        var clean = spec.Descriptor.Create<double>(spec);
        var torn = spec.Descriptor.Create<double>(spec);
        var convergence = clean.Convergence(1e-12);
        var recovered = (long)missingAt + convergence;
        if (recovered >= bars.Count)
        {
            throw new ArgumentException(Text($"{spec} recovers with bar {recovered} (from 0), but there are {bars.Count} bars: give more."), nameof(bars));
        }

        var expected = new List<double?[]>(bars.Count);
        var actual = new double?[clean.OutputCount];
        for (var i = 0; i < bars.Count; i++)
        {
            expected.Add(new double?[actual.Length]);
            clean.Update(bars[i], expected[i]);
            torn.Update(i == missingAt ? Ohlcv.Missing : bars[i], actual);
            if (i == missingAt && Array.Exists(actual, value => value is not null))
            {
                throw HasValueAt(spec, i);
            }

            for (var output = 0; output < actual.Length && i >= recovered; output++)
            {
                var (wanted, got) = (expected[i][output], actual[output]);
                if (wanted is null != got is null || Math.Abs((wanted - got) ?? 0) > Tolerance(expected, output, convergence))
                {
                    throw new ContractViolationException(Text(
                        $"{spec}: the rule 'missing bars' is broken: {i - missingAt} bars after a missing one, output {output} is {got} instead of {wanted}."));
                }
            }
        }
    }

    // Of what the newest value was made from: next to it, a value near 0 has no scale of its own. One that is 0 but for rounding, such as a
    // line less its own average over one bar, has that of the other outputs.
    private static double Tolerance(List<double?[]> rows, int output, int bars)
    {
        var own = 1e-300;
        var any = 0.0;
        for (var i = Math.Max(0, rows.Count - bars); i < rows.Count; i++)
        {
            own = Math.Max(own, Math.Abs(rows[i][output] ?? 0));
            any = Math.Max(any, rows[i].Max(value => Math.Abs(value ?? 0)));
        }

        return Math.Max(1e-9 * own, 1e-14 * any);
    }

    private static void Verify<TInput>(Func<IndicatorSubject<TInput>> create, IReadOnlyList<TInput> inputs, long seed)
        where TInput : struct
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count < 2)
        {
            throw new ArgumentException("Give at least 2 bars.", nameof(inputs));
        }

        var bars = inputs.ToArray();
        var subject = create();
        var expected = Array.ConvertAll(bars, bar => subject.Update(bar));
        var random = new DeterministicRandom(seed);
        int[] cuts = [1, bars.Length - 1, .. Enumerable.Range(0, Checkpoints).Select(_ => 1 + random.NextInt32(bars.Length - 1))];

        Compare("batch", expected, create().Batch(bars, inBothForms: true), 0);
        subject.Reset();
        Compare("reset", expected, Array.ConvertAll(bars, bar => subject.Update(bar)), 0);
        PeekAndReplace(create(), bars, expected, random);
        foreach (var run in Runs)
        {
            Snapshots(create, bars, expected, run, random);
        }

        for (var i = 0; i < cuts.Length; i++)
        {
            // The forms of the batch share all but how they write: both are seen at every other cut.
            Split(create, bars, expected, cuts[i], inBothForms: i % 2 == 0);
        }
    }

    private static void PeekAndReplace<TInput>(IndicatorSubject<TInput> subject, TInput[] bars, string?[] expected, DeterministicRandom random)
        where TInput : struct
    {
        for (var i = 0; i < bars.Length; i++)
        {
            // Other bars of the series as forming and as wrong versions; then the true one.
            subject.Peek(bars[random.NextInt32(bars.Length)]);
            Equal("peek", expected[i], subject.Peek(bars[i]), i);
            if (i > 0)
            {
                Equal("value after a peek", expected[i - 1], subject.Current(), i - 1);
            }

            if (random.NextInt32(3) == 0)
            {
                subject.Update(bars[random.NextInt32(bars.Length)]);
                subject.Peek(bars[random.NextInt32(bars.Length)]);
                subject.ReplaceLast(bars[random.NextInt32(bars.Length)]);
                Equal("replaced last bar", expected[i], subject.ReplaceLast(bars[i]), i);
            }
            else
            {
                Equal("update after a peek", expected[i], subject.Update(bars[i]), i);
            }

            if (subject.Samples != i + 1)
            {
                Equal("number of bars", Text($"{i + 1}"), Text($"{subject.Samples}"), i);
            }
        }
    }

    private static void Snapshots<TInput>(Func<IndicatorSubject<TInput>> create, TInput[] bars, string?[] expected, int run, DeterministicRandom random)
        where TInput : struct
    {
        // The states of one of the runs are followed to the last bar; of each of them it would cost the square of the bars.
        var followed = run * random.NextInt32((bars.Length + run - 1) / run);
        var subject = create();
        var (updated, loaded, reloaded) = (
            Text($"update in a run of {run} bars"), Text($"loaded state after a run of {run} bars"), Text($"loaded state after a replaced bar after a run of {run} bars"));
        for (var begin = 0; begin < bars.Length; begin += run)
        {
            var end = Math.Min(begin + run, bars.Length);
            for (var i = begin; i < end; i++)
            {
                Equal(updated, expected[i], subject.Update(bars[i]), i);
            }

            subject.Peek(bars[random.NextInt32(bars.Length)]);
            if (end < bars.Length)
            {
                Equal(Text($"peek after a run of {run} bars"), expected[end], subject.Peek(bars[end]), end);
            }

            var saved = create();
            saved.Load(subject.Save());
            subject.ReplaceLast(bars[random.NextInt32(bars.Length)]);
            Equal(Text($"replaced last bar after a run of {run} bars"), expected[end - 1], subject.ReplaceLast(bars[end - 1]), end - 1);
            var replaced = create();
            replaced.Load(subject.Save());
            Equal(Text($"value of a loaded state after a run of {run} bars"), expected[end - 1], saved.Current(), end - 1);
            Equal(Text($"value of a loaded state after a replaced bar after a run of {run} bars"), expected[end - 1], replaced.Current(), end - 1);
            for (var i = end; i < (begin == followed ? bars.Length : Math.Min(end + 1, bars.Length)); i++)
            {
                Equal(loaded, expected[i], saved.Update(bars[i]), i);
                Equal(reloaded, expected[i], replaced.Update(bars[i]), i);
            }
        }
    }

    private static void Split<TInput>(Func<IndicatorSubject<TInput>> create, TInput[] bars, string?[] expected, int cut, bool inBothForms)
        where TInput : struct
    {
        // A batch of the beginning is the beginning of the batch, and what follows by stream, by batch, in a clone and in a
        // loaded state goes on from there. The wrong bars that the original takes in reach neither clone nor loaded state.
        var original = create();
        Compare("prefix", expected.AsSpan(0, cut), original.Batch(bars[..cut], inBothForms), 0);
        var clone = original.Clone();
        var loaded = create();
        loaded.Load(original.Save());
        Equal("number of bars of a loaded state", Text($"{cut}"), Text($"{loaded.Samples}"), cut - 1);
        var batched = original.Clone();
        original.Update(bars[0]);
        original.ReplaceLast(bars[^1]);
        Equal("value of a loaded state", expected[cut - 1], loaded.Current(), cut - 1);
        Equal("replaced last bar of a loaded state", expected[cut - 1], loaded.ReplaceLast(bars[cut - 1]), cut - 1);
        Compare("second batch", expected.AsSpan(cut), batched.Batch(bars[cut..], inBothForms), cut);
        for (var i = cut; i < bars.Length; i++)
        {
            Equal("clone", expected[i], clone.Update(bars[i]), i);
            Equal("loaded state", expected[i], loaded.Update(bars[i]), i);
        }
    }

    private static void Allocation<TInput>(Func<IndicatorSubject<TInput>> create, TInput[] bars)
        where TInput : struct
    {
        // The first round may compile and set up; the least of the rounds is what a bar really costs.
        var updates = long.MaxValue;
        var batch = long.MaxValue;
        for (var round = 0; round < 4; round++)
        {
            updates = Math.Min(updates, create().BytesOfUpdates(bars));
            batch = Math.Min(batch, create().BytesOfBatch(bars) - create().BytesOfBatch(bars[..(bars.Length / 2)]));
        }

        if (updates > 0 || batch > 0)
        {
            throw new ContractViolationException(Text(
                $"the rule 'no allocation' is broken: {bars.Length} updates allocated {updates} bytes, a batch of twice the bars {batch} bytes more; both have to be 0."));
        }
    }

    private static void Compare(string path, ReadOnlySpan<string?> expected, string?[] actual, int offset)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Equal(path, expected[i], actual[i], offset + i);
        }
    }

    private static void Equal(string path, string? expected, string? actual, int bar)
    {
        if (expected != actual)
        {
            throw new ContractViolationException(Text(
                $"the path '{path}' gives {IndicatorSubject<double>.Readable(actual)} at bar {bar} (from 0), where the stream gives {IndicatorSubject<double>.Readable(expected)}."));
        }
    }

    private static void Named(Func<string> indicator, Action verify)
    {
        try
        {
            verify();
        }
        catch (ContractViolationException e)
        {
            throw new ContractViolationException($"{indicator()}: {e.Message}", e);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
