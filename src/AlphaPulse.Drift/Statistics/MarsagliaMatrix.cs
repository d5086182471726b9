namespace AlphaPulse.Drift;

/// <summary>The exact cumulative law of Kolmogorov's statistic by a matrix power (Durbin 1973; Marsaglia, Tsang and Wang 2003).</summary>
internal static class MarsagliaMatrix
{
    private const double Large = 1e140;

    internal static double Cumulative(int n, double distance)
    {
        var k = (int)(n * distance) + 1;
        var size = 2 * k - 1;
        var h = k - n * distance;
        var (power, exponent) = Power(Step(size, h), size, n);
        var sum = power[(k - 1) * size + k - 1];
        for (var i = 1; i <= n; i++)
        {
            sum = sum * i / n;
            if (sum < 1 / Large)
            {
                sum *= Large;
                exponent -= 140;
            }
        }

        return sum * Math.Pow(10, exponent);
    }

    private static double[] Step(int size, double h)
    {
        var step = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                step[i * size + j] = i - j + 1 < 0 ? 0 : 1;
            }
        }

        for (var i = 0; i < size; i++)
        {
            step[i * size] -= Math.Pow(h, i + 1);
            step[(size - 1) * size + i] -= Math.Pow(h, size - i);
        }

        step[(size - 1) * size] += 2 * h - 1 > 0 ? Math.Pow(2 * h - 1, size) : 0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var g = 1; g <= i - j + 1; g++)
                {
                    step[i * size + j] /= g;
                }
            }
        }

        return step;
    }

    /// <summary>The power of a matrix with a decimal exponent apart, since its elements leave the range of a double.</summary>
    private static (double[] Power, int Exponent) Power(double[] matrix, int size, int n)
    {
        if (n == 1)
        {
            return (matrix, 0);
        }

        var (half, exponent) = Power(matrix, size, n / 2);
        var power = Multiply(half, half, size);
        exponent *= 2;
        if (n % 2 != 0)
        {
            power = Multiply(matrix, power, size);
        }

        if (power[size / 2 * size + size / 2] > Large)
        {
            for (var i = 0; i < power.Length; i++)
            {
                power[i] /= Large;
            }

            exponent += 140;
        }

        return (power, exponent);
    }

    private static double[] Multiply(double[] a, double[] b, int size)
    {
        var product = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
            {
                var factor = a[i * size + k];
                for (var j = 0; j < size; j++)
                {
                    product[i * size + j] += factor * b[k * size + j];
                }
            }
        }

        return product;
    }
}
