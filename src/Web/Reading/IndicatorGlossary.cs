using System.Collections.Frozen;

namespace Simulation.Web.Reading;

/// <summary>Names of figures that provinces publish and the model does not compute, and of parts that only they cover.</summary>
internal static class IndicatorGlossary
{
    /// <summary>Indicators by their name in the data.</summary>
    public static FrozenDictionary<string, (string English, string Vietnamese)> Indicators { get; } = new Dictionary<string, (string, string)>
    {
        ["aquaculture_output"] = ("Aquaculture output", "Sản lượng nuôi trồng thủy sản"),
        ["budget_revenue"] = ("State budget revenue", "Thu ngân sách nhà nước"),
        ["capture_fishery_output"] = ("Capture fishery output", "Sản lượng khai thác thủy sản"),
        ["cpi_inflation"] = ("Consumer price inflation", "Lạm phát (CPI bình quân)"),
        ["drought_salinity_loss"] = ("Loss by drought and salinity", "Thiệt hại do hạn mặn"),
        ["electricity_design_output_wind"] = ("Design output of wind farms", "Sản lượng điện gió thiết kế"),
        ["electricity_output_duyen_hai_evn"] = ("Output of the state-owned Duyên Hải plants", "Sản lượng các nhà máy Duyên Hải của EVN"),
        ["employed_15plus_share_of_population"] = ("Employed share of the population", "Tỷ lệ lao động có việc làm trong dân số"),
        ["enterprises_active"] = ("Active enterprises", "Doanh nghiệp đang hoạt động"),
        ["export_import_turnover"] = ("Foreign trade turnover", "Kim ngạch xuất nhập khẩu"),
        ["export_turnover"] = ("Exports", "Kim ngạch xuất khẩu"),
        ["fdi_projects_stock"] = ("Foreign investment projects in force", "Dự án FDI còn hiệu lực"),
        ["fdi_registered_stock"] = ("Registered foreign investment in force", "Vốn FDI đăng ký còn hiệu lực"),
        ["fishery_output"] = ("Fishery output", "Sản lượng thủy sản"),
        ["grdp_constant_2010"] = ("GRDP at 2010 prices", "GRDP theo giá so sánh 2010"),
        ["grdp_current_growth"] = ("Growth of GRDP at current prices", "Tăng trưởng GRDP theo giá hiện hành"),
        ["grdp_value_price_basis_not_stated"] = ("GRDP, price basis not stated", "GRDP, không rõ giá"),
        ["gross_output_growth"] = ("Growth of gross output", "Tăng giá trị sản xuất"),
        ["growth_contribution"] = ("Contribution to growth", "Đóng góp vào tăng trưởng"),
        ["gva_growth"] = ("Growth of value added", "Tăng giá trị tăng thêm"),
        ["income_per_capita_year"] = ("Household income per head, year", "Thu nhập bình quân đầu người, năm"),
        ["industrial_output_value"] = ("Industrial output", "Giá trị sản xuất công nghiệp"),
        ["industrial_production_index"] = ("Industrial production index", "Chỉ số sản xuất công nghiệp"),
        ["industrial_production_index_change"] = ("Change of industrial production", "Mức tăng chỉ số sản xuất công nghiệp"),
        ["net_migration_rate"] = ("Net migration", "Tỷ suất di cư thuần"),
        ["pig_herd"] = ("Pigs", "Đàn lợn"),
        ["poor_households"] = ("Poor households", "Hộ nghèo"),
        ["population_census"] = ("Population, census", "Dân số, tổng điều tra"),
        ["population_growth_rate"] = ("Population growth", "Tốc độ tăng dân số"),
        ["poverty_rate_gso"] = ("Poverty rate, statistics office", "Tỷ lệ nghèo (thống kê)"),
        ["poverty_rate_national_standard"] = ("Poverty rate, national standard", "Tỷ lệ nghèo, chuẩn quốc gia"),
        ["public_investment_disbursement_rate"] = ("Disbursement of public investment", "Tỷ lệ giải ngân đầu tư công"),
        ["retail_sales_services_revenue"] = ("Retail sales and services", "Tổng mức bán lẻ và dịch vụ"),
        ["rice_area_damaged_salinity"] = ("Rice damaged by salinity", "Diện tích lúa thiệt hại do mặn"),
        ["rice_output"] = ("Rice output", "Sản lượng lúa"),
        ["rice_sown_area"] = ("Rice sown area", "Diện tích gieo trồng lúa"),
        ["rice_yield"] = ("Rice yield", "Năng suất lúa"),
        ["sector_growth_basis_not_stated"] = ("Growth of a sector, basis not stated", "Tăng trưởng khu vực, không rõ giá"),
        ["shrimp_output_aquaculture"] = ("Farmed shrimp", "Sản lượng tôm nuôi"),
        ["spatial_cost_of_living_index"] = ("Cost of living, Hanoi = 100", "Giá sinh hoạt theo không gian (SCOLI)"),
        ["state_budget_revenue"] = ("State budget revenue", "Thu ngân sách nhà nước"),
        ["state_budget_revenue_on_area_plan"] = ("State budget revenue, plan", "Thu ngân sách trên địa bàn, dự toán"),
        ["targets_met_count"] = ("Targets met", "Số chỉ tiêu đạt"),
        ["trained_worker_rate"] = ("Trained workers", "Tỷ lệ lao động qua đào tạo"),
        ["unemployment_rate"] = ("Unemployment", "Tỷ lệ thất nghiệp"),
    }.ToFrozenDictionary();

    /// <summary>Parts by their name in the data.</summary>
    public static FrozenDictionary<string, (string English, string Vietnamese)> Parts { get; } = new Dictionary<string, (string, string)>
    {
        ["total"] = ("Total", "Tổng số"),
        ["crop_livestock"] = ("Crops and livestock", "Trồng trọt, chăn nuôi"),
        // The model calls it a part of industry; figures are of electricity alone.
        ["electricity"] = ("Electricity", "Điện"),
        ["fdi"] = ("Foreign-invested", "Có vốn nước ngoài"),
        ["fishery"] = ("Fishery", "Thủy sản"),
        ["industry_ex_construction"] = ("Industry without construction", "Công nghiệp, không kể xây dựng"),
        ["non_agriculture_self_employment"] = ("Self-employment outside agriculture", "Tự làm phi nông nghiệp"),
        ["non_state"] = ("Non-state", "Ngoài nhà nước"),
        ["other"] = ("Other", "Khác"),
        ["state"] = ("State", "Nhà nước"),
        ["wages"] = ("Wages", "Tiền lương"),
    }.ToFrozenDictionary();
}
