using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>Divides samples in time: training, validation, gate holdout; the bars after that are for replay alone.</summary>
/// <remarks>
/// At each border two things are left out: samples whose label reaches over the border (purge), and the samples of the next
/// <see cref="SplitOptions.EmbargoBars"/> bars (embargo). Replay begins exactly at its border, so there the embargo is taken
/// from the end of the holdout. Immutable and safe for use from any thread.
/// </remarks>
public sealed class ChronologicalSplit
{
    private ChronologicalSplit(
        IReadOnlyList<int> train, IReadOnlyList<int> validation, IReadOnlyList<int> holdout, Range validationBars, Range holdoutBars, int replayStart)
    {
        Train = train;
        Validation = validation;
        Holdout = holdout;
        ValidationBars = validationBars;
        HoldoutBars = holdoutBars;
        ReplayStart = replayStart;
    }

    /// <summary>The positions of the training samples in <see cref="SampleSet.Samples"/>.</summary>
    public IReadOnlyList<int> Train { get; }

    /// <summary>The positions of the training samples that a learner grows on when it stops on <see cref="Stopping"/>.</summary>
    public IReadOnlyList<int> Growing { get; private init; } = [];

    /// <summary>The positions of the training samples that only say when to stop growing; the validation is not read for that.</summary>
    public IReadOnlyList<int> Stopping { get; private init; } = [];

    /// <summary>The positions of the validation samples.</summary>
    public IReadOnlyList<int> Validation { get; }

    /// <summary>The positions of the training and validation samples, and of those between them that a final fit may use.</summary>
    public IReadOnlyList<int> Refit { get; private init; } = [];

    /// <summary>The positions of the holdout samples.</summary>
    public IReadOnlyList<int> Holdout { get; }

    /// <summary>The bars of the validation, by position.</summary>
    public Range ValidationBars { get; }

    /// <summary>The bars of the holdout, by position.</summary>
    public Range HoldoutBars { get; }

    /// <summary>The position of the first bar of the replay.</summary>
    public int ReplayStart { get; }

    /// <summary>The earliest open time that the holdout could begin at; <see langword="null"/> where the shares alone placed it.</summary>
    public DateTimeOffset? HoldoutFrom { get; private init; }

    /// <summary>The position of the first bar of the replay among so many bars.</summary>
    /// <param name="bars">How many bars there are.</param>
    /// <param name="options">How the bars are divided.</param>
    /// <returns>The position.</returns>
    public static int ReplayStartOf(int bars, SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (int)Math.Floor(bars * (decimal)(options.TrainShare + options.HoldoutShare));
    }

    /// <summary>Divides samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="options">How the bars are divided.</param>
    /// <param name="holdoutFrom">
    /// The earliest open time that the holdout may begin at, such as that of <see cref="HoldoutPlacement"/>: what lies before it and after
    /// <see cref="SplitOptions.TrainShare"/> is trained on too, and the rest is divided in the ratio of the shares. <see langword="null"/> for the shares alone.
    /// </param>
    /// <returns>The parts.</returns>
    public static ChronologicalSplit Create(SampleSet samples, SplitOptions options, DateTimeOffset? holdoutFrom = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(options);
        var (holdoutBorder, holdout, replayBorder) = Place(samples.Features.Bars, options, holdoutFrom);
        var validationBorder = (int)Math.Floor(holdoutBorder * (decimal)(1 - options.ValidationShare));
        var embargo = options.EmbargoBars;
        var validation = (validationBorder + embargo)..Math.Max(validationBorder + embargo, holdoutBorder);
        var stoppingBorder = (int)Math.Floor(validationBorder * (decimal)(1 - options.StoppingShare));
        var stopping = (stoppingBorder + embargo)..Math.Max(stoppingBorder + embargo, validationBorder);
        return new ChronologicalSplit(
            Pick(0..validationBorder, validationBorder),
            Pick(validation, holdoutBorder),
            Pick(holdout, replayBorder),
            validation,
            holdout,
            replayBorder)
        {
            Growing = Pick(0..stoppingBorder, stoppingBorder),
            Stopping = Pick(stopping, validationBorder),
            Refit = Pick(0..holdoutBorder, holdoutBorder),
            HoldoutFrom = holdoutFrom,
        };

        List<int> Pick(Range range, int border) => Select(samples, range, border, options.Purge);
    }

    /// <summary>Where the training part ends, which bars the holdout has, and where the replay begins.</summary>
    internal static (int TrainEnd, Range Holdout, int ReplayStart) Place(IReadOnlyList<Bar> bars, SplitOptions options, DateTimeOffset? holdoutFrom)
    {
        var embargo = options.EmbargoBars;
        var trainEnd = (int)Math.Floor(bars.Count * (decimal)options.TrainShare);
        var replayStart = ReplayStartOf(bars.Count, options);

        // The embargo before the holdout is no part of it, so it may lie on bars that were held out before.
        if (holdoutFrom is { } from && trainEnd + embargo < bars.Count && bars[trainEnd + embargo].OpenTime < from)
        {
            var first = trainEnd + embargo;
            while (first < bars.Count && bars[first].OpenTime < from)
            {
                first++;
            }

            trainEnd = first - embargo;
            replayStart = trainEnd + (int)Math.Floor((bars.Count - trainEnd) * (decimal)(options.HoldoutShare / (1 - options.TrainShare)));
        }

        var start = trainEnd + embargo;
        return (trainEnd, start..Math.Max(start, replayStart - embargo), replayStart);
    }

    private static List<int> Select(SampleSet samples, Range bars, int border, bool purge)
    {
        var all = samples.Samples;
        var allBars = samples.Features.Bars;
        var limit = border < allBars.Count ? allBars[border].OpenTime : DateTimeOffset.MaxValue;
        var knownBy = border < allBars.Count ? samples.KnownBy(border) : DateTimeOffset.MaxValue;
        var selected = new List<int>();
        for (var i = 0; i < all.Count; i++)
        {
            var index = all[i].BarIndex;

            // Purge: the last bar of the label must lie before the border, and must have been known there.
            if (index >= bars.Start.Value && index < bars.End.Value && (!purge || (all[i].HorizonTime < limit && all[i].LabelEnd <= knownBy)))
            {
                selected.Add(i);
            }
        }

        return selected;
    }
}
