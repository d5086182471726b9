using System.Globalization;

namespace AlphaPulse;

/// <summary>What a model said about one bar, with everything needed to repeat and to judge it.</summary>
/// <remarks>
/// A readonly struct, so that making one allocates nothing; its strings are shared with the model and the series. The value of
/// <c>default</c> is not a signal. Immutable and safe for use from any thread.
/// </remarks>
public readonly record struct Signal
{
    /// <summary>The series that it is about.</summary>
    public required BarSeriesId Series { get; init; }

    /// <summary>The open time of the bar whose close it was made at, UTC.</summary>
    public required DateTimeOffset BarTime { get; init; }

    /// <summary>When everything it was made from was available, UTC; nothing later was used.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>The open time of the last bar of its horizon, UTC: it is settled when that bar closes.</summary>
    public required DateTimeOffset HorizonTime { get; init; }

    /// <summary>The side.</summary>
    public required SignalDirection Direction { get; init; }

    /// <summary>The score of the model: an expected log return for a regression, a probability of a rise for a classifier.</summary>
    public required double Score { get; init; }

    /// <summary>What the model holds possible beside its score; <see langword="null"/> where it has neither intervals nor sets.</summary>
    public ConformalPrediction? Prediction { get; init; }

    /// <summary>The last price when it was made.</summary>
    public required decimal ReferencePrice { get; init; }

    /// <summary>The version of the model in the registry.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The hash of the feature schema that model and features agreed on.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>Under what authority it was made.</summary>
    public required SignalMode Mode { get; init; }

    /// <summary>Where the bar came from that it was made at.</summary>
    public required BarProvenance Provenance { get; init; }

    /// <summary>An identifier that the same signal has in every run: series, bar time, model version and mode.</summary>
    public string Id => string.Create(
        CultureInfo.InvariantCulture,
        $"{Series}/{UtcText.Format(BarTime)}/{ModelVersion}/{(Mode == SignalMode.Champion ? "champion" : "shadow")}");
}
