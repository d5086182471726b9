namespace AlphaPulse.Features;

/// <summary>A source over a list of observations: each belongs to the bar whose time it lies in, and counts from when it was available.</summary>
/// <remarks>Immutable and safe for use from any thread. Allocates nothing per bar.</remarks>
public sealed class ObservationSource : IFeatureSource
{
    private readonly FeatureObservation[] _observations;
    private readonly ObservationReduction _reduction;
    private readonly DateTimeOffset _coveredUntil;

    // The earliest availability of the observations up to each.
    private readonly DateTimeOffset[] _earliest;

    /// <summary>Creates a source.</summary>
    /// <param name="observations">The observations in any order.</param>
    /// <param name="reduction">How those of one bar become one number.</param>
    /// <param name="coveredUntil">
    /// Until when the observations are complete, UTC: for a bar that ends later there is no value, since a feed that died said nothing
    /// either. <see langword="null"/>: only what is counted ends, with the last availability of an observation.
    /// </param>
    /// <exception cref="ArgumentException">A value is not finite, or an observation was available before its time.</exception>
    public ObservationSource(IEnumerable<FeatureObservation> observations, ObservationReduction reduction = ObservationReduction.Mean, DateTimeOffset? coveredUntil = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        _observations = [.. observations.OrderBy(o => o.Time).ThenBy(o => o.AvailableAt)];
        _reduction = reduction;
        _earliest = new DateTimeOffset[_observations.Length];
        var (first, last) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        for (var i = 0; i < _observations.Length; i++)
        {
            var observation = _observations[i];
            _earliest[i] = first = observation.AvailableAt < first ? observation.AvailableAt : first;
            last = observation.AvailableAt > last ? observation.AvailableAt : last;
            if (!double.IsFinite(observation.Value) || observation.AvailableAt < observation.Time)
            {
                throw new ArgumentException(
                    $"The observation of {UtcText.Format(observation.Time)} is not finite or was available before its time; leave it out or correct it.",
                    nameof(observations));
            }
        }

        _coveredUntil = coveredUntil ?? (reduction == ObservationReduction.Count ? last : DateTimeOffset.MaxValue);
    }

    /// <inheritdoc/>
    public bool TryRead(DateTimeOffset openTime, DateTimeOffset closeTime, DateTimeOffset asOf, out FeatureReading reading)
    {
        if (closeTime > _coveredUntil)
        {
            reading = default;
            return false;
        }

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

    // Before anything was ever observed nobody counted: that there was nothing is not known. One and the same observation has to be
    // of a time before the close and known at the row.
    private bool HasBegun(DateTimeOffset closeTime, DateTimeOffset asOf)
    {
        var before = FirstFrom(closeTime);
        return before > 0 && _earliest[before - 1] <= asOf;
    }

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
