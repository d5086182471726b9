namespace AlphaPulse.Features;

/// <summary>A source over a list of observations: each belongs to the bar whose time it lies in, and counts from when it was available.</summary>
/// <remarks>Immutable and safe for use from any thread. Allocates nothing per bar.</remarks>
public sealed class ObservationSource : IFeatureSource
{
    private readonly FeatureObservation[] _observations;
    private readonly ObservationReduction _reduction;
    private readonly DateTimeOffset _begin;

    /// <summary>Creates a source.</summary>
    /// <param name="observations">The observations in any order.</param>
    /// <param name="reduction">How those of one bar become one number.</param>
    /// <exception cref="ArgumentException">A value is not finite, or an observation was available before its time.</exception>
    public ObservationSource(IEnumerable<FeatureObservation> observations, ObservationReduction reduction = ObservationReduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(observations);
        _observations = [.. observations.OrderBy(o => o.Time).ThenBy(o => o.AvailableAt)];
        _reduction = reduction;
        _begin = _observations.Length == 0 ? DateTimeOffset.MaxValue : _observations.Min(o => o.AvailableAt);
        foreach (var observation in _observations)
        {
            if (!double.IsFinite(observation.Value) || observation.AvailableAt < observation.Time)
            {
                throw new ArgumentException(
                    $"The observation of {UtcText.Format(observation.Time)} is not finite or was available before its time; leave it out or correct it.",
                    nameof(observations));
            }
        }
    }

    /// <inheritdoc/>
    public bool TryRead(DateTimeOffset openTime, DateTimeOffset closeTime, DateTimeOffset asOf, out FeatureReading reading)
    {
        var count = 0;
        double sum = 0;
        double squares = 0;
        double last = 0;
        var available = closeTime <= asOf ? closeTime : openTime;
        for (var i = FirstFrom(openTime); i < _observations.Length && _observations[i].Time < closeTime; i++)
        {
            ref readonly var observation = ref _observations[i];
            if (observation.AvailableAt > asOf)
            {
                continue;
            }

            count++;

            // Welford's update: the sum of squared differences without their cancellation.
            var difference = observation.Value - (count > 1 ? sum / (count - 1) : 0);
            sum += observation.Value;
            squares += count > 1 ? difference * (observation.Value - sum / count) : 0;
            last = observation.Value;
            available = observation.AvailableAt > available ? observation.AvailableAt : available;
        }

        reading = new FeatureReading(
            _reduction switch
            {
                ObservationReduction.Count => count,
                ObservationReduction.Last => last,
                ObservationReduction.Deviation => count > 0 ? Math.Sqrt(squares / count) : 0,
                _ => count > 0 ? sum / count : 0,
            },
            available);
        return _reduction switch
        {
            ObservationReduction.Count => HasBegun(closeTime, asOf),
            ObservationReduction.Deviation => count > 1,
            _ => count > 0,
        };
    }

    // Before anything was ever observed nobody counted: that there was nothing is not known.
    private bool HasBegun(DateTimeOffset closeTime, DateTimeOffset asOf) => _begin <= asOf && _observations[0].Time < closeTime;

    private int FirstFrom(DateTimeOffset time)
    {
        var from = 0;
        var to = _observations.Length;
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (_observations[middle].Time < time)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }
}
