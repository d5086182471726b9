namespace AlphaPulse.Models;

/// <summary>Points and weights with which a sum is the integral from 0 to 1 of any polynomial below twice as many degrees.</summary>
internal static class GaussLegendre
{
    private const int NewtonSteps = 100;

    internal static (double[] Points, double[] Weights) On01(int count)
    {
        var points = new double[count];
        var weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            // The roots of the Legendre polynomial by Newton's method, from Tricomi's approximation.
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 0.0;
            for (var step = 0; step < NewtonSteps; step++)
            {
                (var value, slope) = Legendre(count, x);
                var next = x - value / slope;
                if (next == x)
                {
                    break;
                }

                x = next;
            }

            points[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }

        return (points, weights);
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var (before, value) = (1.0, x);
        for (var k = 2; k <= degree; k++)
        {
            (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k);
        }

        return (value, degree * (x * value - before) / (x * x - 1));
    }
}
