using System.Numerics;

namespace AlphaPulse.Indicators;

/// <content>The state that is saved.</content>
internal partial struct HilbertCycle<T>
    where T : struct, INumber<T>
{
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_count);
        writer.Write(_exponent);
        for (var i = 0; i < ShortRing<T>.Length; i++)
        {
            writer.WriteValue(in _prices[i]);
            writer.WriteValue(in _detrended[i]);
            writer.WriteValue(in _quadratures[i]);
        }

        writer.WriteValue(in _real);
        writer.WriteValue(in _imaginary);
        writer.WriteValue(in _inPhaseAverage);
        writer.WriteValue(in _quadratureAverage);
        writer.WriteValue(in _raw);
        writer.WriteValue(in _period);
    }

    public readonly HilbertCycle<T> Load(ref StateReader reader)
    {
        var loaded = Fresh();
        loaded._count = reader.ReadInt32(0, 1 << 30);
        loaded._exponent = reader.ReadInt32(DecimalUnit.Least, DecimalUnit.Greatest);
        for (var i = 0; i < ShortRing<T>.Length; i++)
        {
            loaded._prices[i] = reader.ReadValue<T>();
            loaded._detrended[i] = reader.ReadValue<T>();
            loaded._quadratures[i] = reader.ReadValue<T>();
        }

        loaded._real = reader.ReadValue<T>();
        loaded._imaginary = reader.ReadValue<T>();
        loaded._inPhaseAverage = reader.ReadValue<T>();
        loaded._quadratureAverage = reader.ReadValue<T>();
        loaded._raw = reader.ReadValue<T>();
        loaded._period = reader.ReadValue<T>();
        return loaded;
    }
}
