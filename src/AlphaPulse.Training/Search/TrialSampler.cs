namespace AlphaPulse.Training;

/// <summary>Draws what to try next, from what trials have come to so far.</summary>
/// <remarks>
/// The tree-structured Parzen estimator parts n trials into the best sqrt(n) / 4 and the others, draws places where the best are dense and takes
/// the one of 24 where the density of the best exceeds that of the others most. The same seed and the same results give the same draws. Holds
/// state; not safe for use from several threads at once.
/// </remarks>
public sealed class TrialSampler
{
    private const int Candidates = 24;
    private const double GoodFactor = 0.25;

    private readonly IReadOnlyList<LearnerSpace> _spaces;
    private readonly SearchMethod _method;
    private readonly int _startupTrials;
    private readonly DeterministicRandom _random;
    private readonly List<(SearchPoint Point, double Score)> _known = [];

    /// <summary>Creates a sampler that knows of no trial.</summary>
    /// <param name="spaces">What is drawn from; at least one.</param>
    /// <param name="method">How.</param>
    /// <param name="startupTrials">How many draws are random whatever the method.</param>
    /// <param name="seed">The seed of every draw.</param>
    /// <exception cref="ArgumentException">There is no space.</exception>
    public TrialSampler(IReadOnlyList<LearnerSpace> spaces, SearchMethod method, int startupTrials, long seed)
    {
        ArgumentNullException.ThrowIfNull(spaces);
        _spaces = spaces.Count > 0 ? [.. spaces] : throw new ArgumentException("There is no space to draw from; give at least one.", nameof(spaces));
        _method = method;
        _startupTrials = startupTrials;
        _random = new DeterministicRandom(seed);
    }

    /// <summary>Draws the next point.</summary>
    /// <returns>The point.</returns>
    public SearchPoint Next()
    {
        if (_method == SearchMethod.Random || _known.Count < _startupTrials)
        {
            var space = _spaces[_random.NextInt32(_spaces.Count)];
            return new SearchPoint(space, [.. space.Parameters.Select(_ => _random.NextDouble())]);
        }

        // Stable: of equals the earlier counts as better.
        var ranked = _known.OrderByDescending(k => k.Score).Select(k => k.Point).ToList();
        var border = (int)Math.Ceiling(GoodFactor * Math.Sqrt(ranked.Count));
        var (good, bad) = (ranked.Take(border).ToList(), ranked.Skip(border).ToList());
        (SearchPoint Point, double Gain)? best = null;
        for (var i = 0; i < Candidates; i++)
        {
            var candidate = Draw(good);
            var gain = LogDensity(good, candidate) - LogDensity(bad, candidate);
            best = best is null || gain > best.Value.Gain ? (candidate, gain) : best;
        }

        return best!.Value.Point;
    }

    /// <summary>Takes what a trial came to.</summary>
    /// <param name="point">The point.</param>
    /// <param name="score">Greater is better; <see langword="null"/> where it never traded or failed, which nothing is worse than.</param>
    public void Report(SearchPoint point, double? score)
    {
        ArgumentNullException.ThrowIfNull(point);
        _known.Add((point, score ?? double.NegativeInfinity));
    }

    private SearchPoint Draw(List<SearchPoint> good)
    {
        var place = _random.NextInt32(good.Count + _spaces.Count);
        var space = place < good.Count ? good[place].Space : _spaces[place - good.Count];
        return new SearchPoint(space, [.. space.Parameters.Select((_, i) => Density(good, space, i).Draw(_random))]);
    }

    private double LogDensity(List<SearchPoint> points, SearchPoint at)
    {
        var own = points.Count(p => ReferenceEquals(p.Space, at.Space));
        var log = Math.Log((own + 1.0) / (points.Count + _spaces.Count));
        for (var i = 0; i < at.Units.Count; i++)
        {
            log += Math.Log(Density(points, at.Space, i).At(at.Units[i]));
        }

        return log;
    }

    private static ParzenDensity Density(List<SearchPoint> points, LearnerSpace space, int parameter) =>
        new(points.Where(p => ReferenceEquals(p.Space, space)).Select(p => p.Units[parameter]));
}
