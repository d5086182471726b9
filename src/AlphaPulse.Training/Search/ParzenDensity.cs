namespace AlphaPulse.Training;

/// <summary>A density on 0 to 1: a uniform part and a truncated normal around each of some places.</summary>
internal sealed class ParzenDensity
{
    private const double LeastWidth = 0.05;
    private const double GreatestWidth = 0.3;

    private readonly double[] _places;
    private readonly double _width;

    public ParzenDensity(IEnumerable<double> places)
    {
        _places = [.. places];
        var mean = _places.Length == 0 ? 0 : _places.Average();
        var deviation = _places.Length < 2 ? GreatestWidth : Math.Sqrt(_places.Sum(p => (p - mean) * (p - mean)) / (_places.Length - 1));

        // Scott's rule for normal densities in one dimension.
        _width = Math.Clamp(1.06 * deviation * Math.Pow(Math.Max(1, _places.Length), -0.2), LeastWidth, GreatestWidth);
    }

    public double Draw(DeterministicRandom random)
    {
        var part = random.NextInt32(_places.Length + 1);
        if (part == _places.Length)
        {
            return random.NextDouble();
        }

        double drawn;
        do
        {
            // A place lies in the range, so at least a third of the draws do.
            drawn = _places[part] + _width * random.NextNormal();
        }
        while (drawn is < 0 or >= 1);
        return drawn;
    }

    public double At(double place)
    {
        var sum = 1.0;
        foreach (var center in _places)
        {
            var z = (place - center) / _width;
            var inside = NormalDistribution.Cumulative((1 - center) / _width) - NormalDistribution.Cumulative(-center / _width);
            sum += Math.Exp(-z * z / 2) / (Math.Sqrt(2 * Math.PI) * _width * inside);
        }

        return sum / (_places.Length + 1);
    }
}
