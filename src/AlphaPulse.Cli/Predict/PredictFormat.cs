namespace AlphaPulse.Cli.Predict;

/// <summary>Whose model file it is.</summary>
internal enum PredictFormat
{
    /// <summary>Told from the file.</summary>
    Auto,

    /// <summary>Ours, of one score or of several classes.</summary>
    Alphapulse,

    /// <summary>JSON or UBJSON of XGBoost.</summary>
    Xgboost,

    /// <summary>The text of LightGBM.</summary>
    Lightgbm,

    /// <summary>JSON of CatBoost.</summary>
    Catboost,

    /// <summary>ONNX, which is written and not read.</summary>
    Onnx,
}
