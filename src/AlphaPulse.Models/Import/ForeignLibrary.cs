namespace AlphaPulse.Models;

/// <summary>A library whose model files can be imported.</summary>
public enum ForeignLibrary
{
    /// <summary>XGBoost: files of JSON or UBJSON, as <c>save_model</c> writes them from version 1.0 on.</summary>
    Xgboost,

    /// <summary>LightGBM: text files, as <c>save_model</c> writes them.</summary>
    Lightgbm,

    /// <summary>CatBoost: files of JSON, as <c>save_model</c> with <c>format="json"</c> writes them.</summary>
    Catboost,
}
